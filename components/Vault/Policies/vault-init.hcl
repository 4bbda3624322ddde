# The Job that made Vault ready, as it looks whether it still is: reads the policies that it wrote.
path "sys/policies/acl/pulumi" {
  capabilities = ["read"]
}
path "sys/policies/acl/snapshot" {
  capabilities = ["read"]
}
path "sys/policies/acl/vault-init" {
  capabilities = ["read"]
}

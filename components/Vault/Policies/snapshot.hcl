# The hourly snapshot: the whole of Vault, as it is encrypted.
path "sys/storage/raft/snapshot" {
  capabilities = ["read"]
}

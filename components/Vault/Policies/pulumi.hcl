# Pulumi, as it makes Vault what the program says: mounts, policies, roles, secrets, people's sign-in. It holds a token of minutes.

# The two mounts of secrets, and their settings.
path "sys/mounts" {
  capabilities = ["read"]
}
path "sys/mounts/platform" {
  capabilities = ["create", "read", "update", "delete"]
}
path "sys/mounts/platform/tune" {
  capabilities = ["read", "update"]
}
path "sys/mounts/teams" {
  capabilities = ["create", "read", "update", "delete"]
}
path "sys/mounts/teams/tune" {
  capabilities = ["read", "update"]
}

# Secrets, as it makes them. Everything below the two mounts: each has a namespace's and a secret's name in its path, and new ones come with every add-on.
path "platform/data/*" {
  capabilities = ["create", "read", "update", "delete"]
}
path "platform/metadata/*" {
  capabilities = ["create", "read", "update", "delete"]
}
path "teams/data/*" {
  capabilities = ["create", "read", "update", "delete"]
}
path "teams/metadata/*" {
  capabilities = ["create", "read", "update", "delete"]
}

# Who may read what: a policy and a role for each namespace, hence the patterns. Those that Vault began with are not its to change, its own the first.
path "sys/policies/acl/*" {
  capabilities = ["create", "read", "update", "delete"]
}
path "sys/policies/acl/pulumi" {
  capabilities = ["deny"]
}
path "sys/policies/acl/snapshot" {
  capabilities = ["deny"]
}
path "sys/policies/acl/vault-init" {
  capabilities = ["deny"]
}
path "auth/kubernetes/role/*" {
  capabilities = ["create", "read", "update", "delete"]
}
path "auth/kubernetes/role/pulumi" {
  capabilities = ["deny"]
}
path "auth/kubernetes/role/snapshot" {
  capabilities = ["deny"]
}
path "auth/kubernetes/role/vault-init" {
  capabilities = ["deny"]
}

# The second audit device. Its list and its path want sudo; the device to the log, "stdout", is out of reach.
path "sys/audit" {
  capabilities = ["read", "sudo"]
}
path "sys/audit/file" {
  capabilities = ["create", "read", "update", "delete", "sudo"]
}

# People's sign-in through the identity provider; roles of it by their names.
path "sys/auth" {
  capabilities = ["read"]
}
path "sys/auth/oidc" {
  capabilities = ["create", "read", "update", "delete", "sudo"]
}
path "sys/auth/oidc/tune" {
  capabilities = ["read", "update", "sudo"]
}
path "sys/mounts/auth/oidc" {
  capabilities = ["read"]
}
path "sys/mounts/auth/oidc/tune" {
  capabilities = ["read", "update"]
}
path "auth/oidc/config" {
  capabilities = ["create", "read", "update"]
}
path "auth/oidc/role/*" {
  capabilities = ["create", "read", "update", "delete"]
}

# Groups of people, and what the identity provider calls them. Vault gives them ids of its own, hence the patterns.
path "identity/group" {
  capabilities = ["create", "update"]
}
path "identity/group/id/*" {
  capabilities = ["create", "read", "update", "delete"]
}
path "identity/group/name/*" {
  capabilities = ["read"]
}
path "identity/group-alias" {
  capabilities = ["create", "update"]
}
path "identity/group-alias/id/*" {
  capabilities = ["create", "read", "update", "delete"]
}
path "identity/lookup/group" {
  capabilities = ["create", "update"]
}

# Its own token, which the provider looks at first.
path "auth/token/lookup-self" {
  capabilities = ["read"]
}

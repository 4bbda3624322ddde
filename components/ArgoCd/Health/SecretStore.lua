-- A store is not ready while Vault starts or is sealed, and becomes so by itself: no reason to give up a sync.
for _, condition in ipairs((obj.status or {}).conditions or {}) do
  if condition.type == "Ready" then
    if condition.status == "True" then
      return { status = "Healthy", message = condition.message or "" }
    end
    return { status = "Progressing", message = condition.message or "Not ready" }
  end
end
return { status = "Progressing", message = "Waiting for the store to be validated" }

-- Synced: the certificates are where they belong. A source that is not there yet comes with a later wave.
for _, condition in ipairs((obj.status or {}).conditions or {}) do
  if condition.type == "Synced" then
    if condition.status == "True" then
      return { status = "Healthy", message = condition.message or "" }
    end
    return { status = "Progressing", message = condition.message or "Not synced" }
  end
end
return { status = "Progressing", message = "Waiting for trust-manager" }

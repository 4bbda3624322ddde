-- Ready: cached, and configured in the webhook. Missing permissions do not come by themselves; the rest does.
local status = obj.status or {}
local conditions = status.conditions or (status.conditionStatus or {}).conditions or {}
local ready = (status.conditionStatus or {}).ready
local waitsFor = "Waiting for Kyverno"
for _, condition in ipairs(conditions) do
  if condition.type == "RBACPermissionsGranted" and condition.status == "False" then
    return { status = "Degraded", message = condition.message or "Kyverno lacks permissions" }
  end
  if condition.type == "Ready" then
    ready = condition.status == "True"
  end
  if condition.status == "False" then
    waitsFor = condition.message or waitsFor
  end
end
if ready then
  return { status = "Healthy", message = "Ready" }
end
return { status = "Progressing", message = waitsFor }

-- The operator says what became of it; no word yet is on its way, and one that is paused is so by somebody's will.
local status = obj.status or {}
local message = status.error or status.phaseReason or status.phase or "Waiting for the operator"
if status.phase == "failed" then
  return { status = "Degraded", message = message }
elseif status.phase == "paused" then
  return { status = "Suspended", message = message }
elseif status.phase == "active" and (status.instances or 0) >= (obj.spec.instances or 1) then
  return { status = "Healthy", message = message }
end
return { status = "Progressing", message = message }

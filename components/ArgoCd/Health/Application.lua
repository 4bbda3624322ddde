-- What the controller says of it; until it says something, it is on its way.
local health = { status = "Progressing", message = "Not assessed yet" }
if obj.status ~= nil and obj.status.health ~= nil and obj.status.health.status ~= nil then
  health.status = obj.status.health.status
  health.message = obj.status.health.message or ""
end
return health

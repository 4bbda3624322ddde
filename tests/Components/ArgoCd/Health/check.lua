-- Runs Argo CD's health checks on objects as controllers leave them: lua5.4 tests/Components/ArgoCd/Health/check.lua, from the repository's root.
-- What a script may use is what Argo CD gives it (util/lua/lua.go): the basic functions and the object, but no strings' library.
local folder = "components/ArgoCd/Health/"

local function with(...)
  return { status = { conditions = { ... } } }
end

local function condition(kind, status, message)
  return { type = kind, status = status, message = message }
end

local function policy(ready, ...)
  return { status = { conditionStatus = { ready = ready, conditions = { ... } } } }
end

local cases = {
  { "Application", {}, "Progressing" },
  { "Application", { status = {} }, "Progressing" },
  { "Application", { status = { health = {} } }, "Progressing" },
  { "Application", { status = { health = { status = "Healthy" } } }, "Healthy", "" },
  { "Application", { status = { health = { status = "Degraded", message = "pods crash" } } }, "Degraded", "pods crash" },

  { "KyvernoPolicy", {}, "Progressing" },
  { "KyvernoPolicy", policy(false, condition("WebhookConfigured", "False", "not in the webhook")), "Progressing", "not in the webhook" },
  { "KyvernoPolicy", policy(false, condition("RBACPermissionsGranted", "False", "missing list pods")), "Degraded", "missing list pods" },
  { "KyvernoPolicy", policy(true, condition("WebhookConfigured", "True"), condition("RBACPermissionsGranted", "True")), "Healthy" },
  { "KyvernoPolicy", with(condition("Ready", "True", "Ready")), "Healthy" },
  { "KyvernoPolicy", with(condition("Ready", "False", "not ready")), "Progressing", "not ready" },

  { "Pooler", { spec = {} }, "Progressing" },
  { "Pooler", { spec = { instances = 2 }, status = { phase = "active", phaseReason = "", instances = 1 } }, "Progressing" },
  { "Pooler", { spec = { instances = 2 }, status = { phase = "active", phaseReason = "", instances = 2 } }, "Healthy" },
  { "Pooler", { spec = {}, status = { phase = "inactive", phaseReason = "no cluster" } }, "Progressing", "no cluster" },
  { "Pooler", { spec = {}, status = { phase = "paused", phaseReason = "pgbouncer is paused", instances = 1 } }, "Suspended" },
  { "Pooler", { spec = {}, status = { phase = "failed", phaseReason = "bad template" } }, "Degraded", "bad template" },

  { "SecretStore", {}, "Progressing" },
  { "SecretStore", with(condition("Ready", "False", "Vault is sealed")), "Progressing", "Vault is sealed" },
  { "SecretStore", with(condition("Ready", "True", "store validated")), "Healthy", "store validated" },

  { "TrustBundle", {}, "Progressing" },
  { "TrustBundle", with(condition("Synced", "False", "source not found")), "Progressing", "source not found" },
  { "TrustBundle", with(condition("Synced", "True")), "Healthy" },
}

local checked, wrong = {}, 0
for number, case in ipairs(cases) do
  local script, object, status, message = table.unpack(case)
  local allowed = { ipairs = ipairs, pairs = pairs, type = type, tostring = tostring, table = table, obj = object }
  local health = assert(loadfile(folder .. script .. ".lua", "t", allowed))()
  checked[script] = true
  if health.status ~= status or (message ~= nil and health.message ~= message) or type(health.message) ~= "string" then
    wrong = wrong + 1
    print(("case %d, %s: expected %s (%s), got %s (%s)"):format(number, script, status, message or "any message", health.status, health.message))
  end
end

-- Every script has cases.
for path in io.popen("ls " .. folder):lines() do
  if not checked[path:gsub("%.lua$", "")] then
    wrong = wrong + 1
    print(path .. " has no case")
  end
end

print(("%d cases, %d wrong"):format(#cases, wrong))
os.exit(wrong == 0)

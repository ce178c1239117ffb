/**
 * Lua run inside Redis, each as one step that nothing comes between. Keys: the mark (epoch, state, server), wards,
 * sites, providers, pools. Plain Redis 6.2; no functions, no modules.
 */

/** Moves the sums of a site, a provider and the pools by what one ward's figures add (1) or take away (-1). */
const MOVE = `
local FIGURES = {'open', 'occupied', 'onLeave', 'usable'}
local function move(ward, sign)
  for _, figure in ipairs(FIGURES) do
    local by = string.format('%d', ward.bedBase and sign * ward[figure] or 0)
    redis.call('HINCRBY', KEYS[3], ward.siteId .. '/' .. figure, by)
    redis.call('HINCRBY', KEYS[4], ward.providerId .. '/' .. figure, by)
  end
  -- What stands as null in JSON is no table.
  for pool, figures in pairs(type(ward.pools) == 'table' and ward.pools or {}) do
    for _, figure in ipairs(FIGURES) do
      redis.call('HINCRBY', KEYS[5], pool .. '/' .. figure, string.format('%d', sign * figures[figure]))
    end
  end
end
local function put(text)
  local ward = cjson.decode(text)
  local held = redis.call('HGET', KEYS[2], ward.wardId)
  if held then
    held = cjson.decode(held)
    if held.version >= ward.version then return 0 end
    move(held, -1)
  end
  move(ward, 1)
  redis.call('HSET', KEYS[2], ward.wardId, text)
  return 1
end
`;

/** ARGV: epoch, wards as JSON. Takes those that are newer than what is held. Gives how many, or why none. */
export const PUT = `${MOVE}
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch then return 'missing' end
if epoch ~= ARGV[1] then return 'other-epoch' end
local taken = 0
for index = 2, #ARGV do taken = taken + put(ARGV[index]) end
return taken
`;

/** ARGV: epoch, server. Empties the counters and marks them as rebuilding, unless a newer epoch is held. */
export const BEGIN = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if epoch and tonumber(epoch) >= tonumber(ARGV[1]) then return 0 end
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5])
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'server', ARGV[2], 'state', 'rebuilding')
return 1
`;

/** ARGV: epoch, wards as JSON. Fills the counters and takes the mark away, unless another epoch has begun since. */
export const FINISH = `${MOVE}
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then return 0 end
for index = 2, #ARGV do put(ARGV[index]) end
redis.call('HSET', KEYS[1], 'state', 'ready')
return 1
`;

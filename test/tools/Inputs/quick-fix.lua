-- A user of Neovim: opens a file, reads the diagnostics, takes the quick fix
-- offered in the line of the first one, and saves.
--
--   SERVER=PROGRAM nvim --headless --clean -c 'luafile quick-fix.lua' FILE
--
-- SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

local function fail(message)
  print(message)
  vim.cmd('cquit 1')
end

local function wait_for(what, condition)
  if not vim.wait(90000, condition, 20) then
    fail('waited in vain for ' .. what)
  end
end

local client = vim.lsp.start_client({
  name = 'clangd',
  cmd = { vim.env.SERVER, '--background-index=false' },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, client)
wait_for('a diagnostic', function() return #vim.diagnostic.get(0) > 0 end)

local first = vim.diagnostic.get(0)[1]
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  print(string.format('%d:%d: %s: %s [%s]\n', diagnostic.lnum + 1,
    diagnostic.col + 1, diagnostic.source, diagnostic.message,
    diagnostic.code or diagnostic.user_data.lsp.code))
end

-- What the user would be asked, if there were more than one fix.
vim.ui.select = function(items, options, choose)
  print('quick fix: ' .. options.format_item(items[1]) .. '\n')
  choose(items[1], 1)
end
local before = vim.api.nvim_buf_get_changedtick(0)
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
vim.lsp.buf.code_action({ only = { 'quickfix' } })
wait_for('the edit', function()
  return vim.api.nvim_buf_get_changedtick(0) ~= before
end)
wait_for('the diagnostic to go', function()
  return #vim.diagnostic.get(0) == 0
end)
vim.cmd('write')
vim.cmd('qall!')

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { CommandHint, WorkspaceOptions } from './options.ts';

const MANIFEST = fileURLToPath(new URL('../../manifest.yml', import.meta.url));

const schema = z.object({
  features: z.object({
    slash_commands: z
      .array(
        z.object({
          command: z.string(),
          description: z.string(),
          usage_hint: z.string().default(''),
          should_escape: z.boolean().default(false),
        }),
      )
      .default([]),
    shortcuts: z
      .array(
        z.object({
          name: z.string(),
          type: z.enum(['message', 'global']),
          callback_id: z.string(),
          description: z.string(),
        }),
      )
      .default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** `brief | threshold list` below `/ops` offers `/ops brief` and `/ops threshold list`; CAPITALS are to be filled in. */
function hintOf(command: z.output<typeof schema>['features']['slash_commands'][number]): CommandHint {
  const usages = command.usage_hint.split('|').map((usage) => usage.trim());
  const lines = usages.filter(Boolean).map((usage) => ({
    line: `${command.command} ${usage.replaceAll(/\s+@?[A-Z_]{2,}\b/g, '')}`,
    description: /\s@?[A-Z_]{2,}\b/.test(usage) ? usage : command.description,
  }));
  return {
    command: command.command,
    description: command.description,
    escapes: command.should_escape,
    examples: lines,
  };
}

/** What Slack knows of an app from its manifest: the events it gets, the scopes it has, its commands and message shortcuts. */
export async function readManifest(
  file = MANIFEST,
): Promise<Required<Pick<WorkspaceOptions, 'events' | 'scopes' | 'commands' | 'shortcuts'>>> {
  const manifest = schema.parse(parse(await readFile(file, 'utf8')));
  return {
    events: manifest.settings.event_subscriptions.bot_events,
    scopes: manifest.oauth_config.scopes.bot,
    commands: manifest.features.slash_commands.map(hintOf),
    shortcuts: manifest.features.shortcuts
      .filter(({ type }) => type === 'message')
      .map(({ callback_id: callbackId, name, description }) => ({ callbackId, name, description })),
  };
}

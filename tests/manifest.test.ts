import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const SCHEMA = new URL('../../shared/specs/slack-manifest.schema.2.0.0.json', import.meta.url);

const manifest = parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'));

test.skipIf(!existsSync(SCHEMA))('the manifest is valid by Slack’s published schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  validate(manifest);
  expect(validate.errors).toBeNull();
});

import { expect, test } from 'vitest';
import { safeUrl } from './links';

test.each(['https://www.law.go.kr/', 'http://a.kr', '/api/documents/1'])('%s may be opened', (url) => expect(safeUrl(url)).toBe(url));

test.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', '//evil.example', 'vbscript:x', '', undefined])(
  '%s may not', (url) => expect(safeUrl(url)).toBeUndefined());

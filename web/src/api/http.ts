/** A refusal by Holmes: RFC 9457 problem details, or what else was answered. */
export class Refusal extends Error {
  constructor(readonly status: number, title: string, readonly detail: string | null) {
    super(detail ?? title);
  }
}

export async function call<T>(path: string, init: { method?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<T> {
  const response = await fetch(path, {
    method: init.method ?? 'GET',
    headers: { accept: 'application/json', ...(init.body ? { 'content-type': 'application/json' } : {}), ...init.headers },
    body: init.body ? JSON.stringify(init.body) : undefined,
  });
  const text = await response.text();
  if (!response.ok) throw refusal(response, text);
  return (text ? JSON.parse(text) : null) as T;
}

function refusal(response: Response, text: string): Refusal {
  try {
    const problem = JSON.parse(text) as { title?: string; detail?: string };
    return new Refusal(response.status, problem.title ?? response.statusText, problem.detail ?? null);
  } catch {
    return new Refusal(response.status, response.statusText || `HTTP ${response.status}`, null);
  }
}

export const socketUrl = (path: string) =>
  `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${path}`;

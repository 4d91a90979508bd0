import type { StepState } from '../live/state';
import { safeUrl } from '../app/links';

export interface ProducedDocument { id: string; fileName: string; url: string; previewUrl: string | undefined; missing: string[] }

/** What the tools wrote, by the shape of a document's result. */
export function documentsOf(steps: readonly StepState[]): ProducedDocument[] {
  const found = steps.flatMap((step) => step.calls.map(({ call }) => asDocument(call.result)));
  return [...new Map(found.filter((document) => document !== null).map((document) => [document.id, document])).values()];
}

function asDocument(result: unknown): ProducedDocument | null {
  if (typeof result !== 'object' || result === null) return null;
  const { documentId, documentUrl, previewUrl, fileName, missing } = result as Record<string, unknown>;
  const url = typeof documentUrl === 'string' ? safeUrl(documentUrl) : undefined;
  if (!url) return null;
  return {
    id: String(documentId ?? url),
    fileName: typeof fileName === 'string' ? fileName : url,
    url,
    previewUrl: typeof previewUrl === 'string' ? safeUrl(previewUrl) : undefined,
    missing: Array.isArray(missing) ? missing.map(String) : [],
  };
}

/** Only addresses a click may open; anything else, `javascript:` first of all, is none. */
export function safeUrl(url: string | undefined): string | undefined {
  if (!url) return undefined;
  if (/^\/(?!\/)/.test(url)) return url;
  return /^https?:\/\//i.test(url) ? url : undefined;
}

/** Foreign pages open beside this one and learn nothing of it. */
export const linkTarget = (url: string | undefined) =>
  url && /^https?:\/\//i.test(url) ? { target: '_blank', rel: 'noreferrer noopener' } : {};

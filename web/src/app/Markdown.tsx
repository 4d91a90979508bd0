import { lazy, Suspense } from 'react';

const Rendered = lazy(() => import('./MarkdownRendered'));

/** Markdown without raw HTML. Until its renderer has loaded the text itself is shown. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="markdown">
      <Suspense fallback={<p className="pre">{text}</p>}>
        <Rendered text={text} />
      </Suspense>
    </div>
  );
}

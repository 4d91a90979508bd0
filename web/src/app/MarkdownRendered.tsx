import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { linkTarget } from './links';

// Headings inside an answer stand below the page's own; images would be fetched from anywhere, so they become links.
const components: Components = {
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h4>{children}</h4>,
  a: ({ href, children }) => <a href={href} {...linkTarget(href)}>{children}</a>,
  img: ({ src, alt }) => <a href={String(src ?? '')} {...linkTarget(String(src ?? ''))}>{alt || String(src ?? '')}</a>,
  table: ({ children }) => <div className="table-scroll" tabIndex={0} role="group"><table>{children}</table></div>,
};

export default function MarkdownRendered({ text }: { text: string }) {
  return <ReactMarkdown remarkPlugins={[[remarkGfm, { singleTilde: false }]]} components={components}>{text}</ReactMarkdown>;
}

import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import MarkdownRendered from './MarkdownRendered';

afterEach(cleanup);

test('HTML in an answer stays text', () => {
  const { container } = render(<MarkdownRendered text={'안녕 <script>x()</script>\n\n<img src=x onerror=x()>\n\n<iframe src="//a"></iframe>'} />);
  expect(container.querySelector('script, img, iframe')).toBeNull();
  expect(container.textContent).toContain('안녕');
});

test('a script address is no link, a foreign page learns nothing', () => {
  render(<MarkdownRendered text={'[나쁜](javascript:x()) [좋은](https://www.law.go.kr/)'} />);
  expect(screen.getByText('나쁜').getAttribute('href') ?? '').not.toContain('javascript');
  expect(screen.getByText('좋은').getAttribute('rel')).toBe('noreferrer noopener');
});

test('images are not fetched from anywhere', () => {
  const { container } = render(<MarkdownRendered text="![그림](https://a.example/track.png)" />);
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByText('그림').tagName).toBe('A');
});

test('tables and Korean ranges read as they are meant', () => {
  const { container } = render(<MarkdownRendered text={'| 거래 | 값 |\n|---|---:|\n| 매매 | 21억 |\n\n18억~20억, 26억~28억'} />);
  expect(container.querySelector('td')?.textContent).toBe('매매');
  expect(container.querySelector('del')).toBeNull();
});

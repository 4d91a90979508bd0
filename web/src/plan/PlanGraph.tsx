import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { StepState } from '../live/state';
import { layerOf, layout } from './layout';
import { StepNode, type PlanViewProps } from './StepNode';

const nodeHeight = 104;
const [gapX, gapY] = [44, 16];
const margin = 4; // room for the outline of a selected step
const [narrowest, widest] = [172, 300];

/** The plan from left to right; a line lights up while its target works. */
export function PlanGraph({ steps, now, selected, onSelect }: PlanViewProps) {
  const [frame, available] = useWidth();
  const shape = steps.map((step) => `${step.plan.stepId}<${step.plan.dependsOn.join()}`).join(';');
  const drawn = useMemo(() => {
    const nodes = steps.map((step) => ({ id: step.plan.stepId, dependsOn: step.plan.dependsOn }));
    const columns = Math.max(1, ...[...layerOf(nodes).values()].map((layer) => layer + 1));
    const room = (available - 2 * margin - (columns - 1) * gapX) / columns;
    return layout(nodes, { nodeWidth: Math.min(widest, Math.max(narrowest, room)), nodeHeight, gapX, gapY });
    // The layout depends on the shape of the plan alone, not on how far its steps are.
  }, [shape, available]);
  const byId = new Map(steps.map((step) => [step.plan.stepId, step]));
  const nodeWidth = drawn.nodes.length ? nodeWidthOf(drawn.width, drawn.nodes) : widest;
  return (
    <div className="graph-scroll" ref={frame}>
      <div className="graph" style={{ width: drawn.width, height: drawn.height }}>
        <svg width={drawn.width} height={drawn.height} aria-hidden>
          {drawn.edges.map((edge) => <path key={`${edge.from}-${edge.to}`} d={edge.path} className={edgeClass(byId.get(edge.from), byId.get(edge.to))} />)}
        </svg>
        {drawn.nodes.map(({ id, x, y }) => (
          <div key={id} className="graph-node" style={{ transform: `translate(${x}px, ${y}px)`, width: nodeWidth, height: nodeHeight }}>
            <StepNode step={byId.get(id)!} now={now} selected={selected === id} onSelect={onSelect} />
          </div>
        ))}
      </div>
    </div>
  );
}

const nodeWidthOf = (width: number, nodes: readonly { layer: number }[]) => {
  const columns = Math.max(...nodes.map((node) => node.layer)) + 1;
  return (width - (columns - 1) * gapX) / columns;
};

function edgeClass(from: StepState | undefined, to: StepState | undefined): string {
  if (to?.status === 'in_progress') return 'edge active';
  return from?.status === 'completed' ? 'edge done' : 'edge';
}

function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}

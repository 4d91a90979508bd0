export interface Placed { id: string; layer: number; row: number; x: number; y: number }
export interface Edge { from: string; to: string; path: string }
export interface Layout { nodes: Placed[]; edges: Edge[]; width: number; height: number }
export interface Measures { nodeWidth: number; nodeHeight: number; gapX: number; gapY: number }
export interface Node { id: string; dependsOn: string[] }

/** Places a plan from left to right: a step stands one column after the last of the steps it waits for. */
export function layout(steps: readonly Node[], measures: Measures): Layout {
  const layers = layerOf(steps);
  const columns: string[][] = [];
  for (const step of steps) (columns[layers.get(step.id)!] ??= []).push(step.id);
  const tallest = Math.max(0, ...columns.map((column) => column.length));
  const rowHeight = measures.nodeHeight + measures.gapY;
  const height = Math.max(0, tallest * rowHeight - measures.gapY);
  const nodes = columns.flatMap((column, layer) =>
    column.map((id, row) => ({
      id,
      layer,
      row,
      x: layer * (measures.nodeWidth + measures.gapX),
      y: (height - (column.length * rowHeight - measures.gapY)) / 2 + row * rowHeight,
    })));
  const at = new Map(nodes.map((node) => [node.id, node]));
  const edges = steps.flatMap((step) =>
    step.dependsOn
      .filter((from) => at.has(from))
      .map((from) => ({ from, to: step.id, path: curve(at.get(from)!, at.get(step.id)!, measures) })));
  const width = Math.max(0, columns.length * (measures.nodeWidth + measures.gapX) - measures.gapX);
  return { nodes, edges, width, height };
}

/** The longest way from a step without dependencies. A dependency that is missing, or a circle, counts as none. */
export function layerOf(steps: readonly Node[]): Map<string, number> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const layers = new Map<string, number>();
  const visiting = new Set<string>();
  const visit = (id: string): number => {
    const known = layers.get(id);
    if (known !== undefined) return known;
    if (visiting.has(id)) return -1;
    visiting.add(id);
    const before = byId.get(id)!.dependsOn.filter((from) => byId.has(from)).map(visit);
    visiting.delete(id);
    const layer = Math.max(-1, ...before) + 1;
    layers.set(id, layer);
    return layer;
  };
  for (const step of steps) visit(step.id);
  return layers;
}

function curve(from: Placed, to: Placed, { nodeWidth, nodeHeight }: Measures): string {
  const [x1, y1] = [from.x + nodeWidth, from.y + nodeHeight / 2];
  const [x2, y2] = [to.x, to.y + nodeHeight / 2];
  const bend = Math.max(16, (x2 - x1) / 2);
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { DropRule, Line, Side } from '#features/spaces/order/drop.ts';

/** Makes an element a line that can be dragged and dropped on, until the answer is called. */
export type RegisterLine = (element: HTMLElement, line: Line) => () => void;

/**
 * Lines of one list, by the drag and drop of the browser itself, which works by mouse and touch and writes no styles that
 * the CSP refuses. Where something would be dropped, and what is dragged, stands in `data-drop` and `data-dragged` of
 * the elements: a drag tells so much that React need not hear it.
 */
export function createLines(
  canDrop: DropRule,
  onDrop: (dragged: Line, target: Line, side: Side) => void,
): RegisterLine {
  const list = Symbol('list');
  return (element, line) =>
    combine(
      ...(line.id === '' ? [] : [draggable({ element, getInitialData: () => ({ list, line }), ...marks(element) })]),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.list === list && canDrop(source.data.line as Line, line),
        getData: ({ input }) => ({ side: line.id === '' ? 'after' : sideOf(element, input.clientY) }),
        onDrag: ({ self }) => void (element.dataset.drop = self.data.side as Side),
        onDragLeave: () => void delete element.dataset.drop,
        onDrop({ source, self }) {
          delete element.dataset.drop;
          onDrop(source.data.line as Line, line, self.data.side as Side);
        },
      }),
    );
}

function marks(element: HTMLElement) {
  return {
    onDragStart: () => void (element.dataset.dragged = ''),
    onDrop: () => void delete element.dataset.dragged,
  };
}

function sideOf(element: HTMLElement, y: number): Side {
  const { top, height } = element.getBoundingClientRect();
  return y < top + height / 2 ? 'before' : 'after';
}

import type { OperationId } from '../../../contract/index.ts';
import { type PlainCode, Refusal } from '../refusal.ts';
import type { Role } from './roles.ts';
import { type Cell, type Condition, permissions } from './table.ts';

/**
 * Decides by the permission table. One role that may is enough, unless another one bars; whoever has several is told what is theirs
 * rather than what everyone is told.
 * @param conditions that hold for this caller and this alert
 * @throws Refusal the one that the table names
 */
export function authorize(
  operationId: OperationId,
  held: ReadonlySet<Role>,
  ...conditions: readonly Condition[]
): void {
  const row = permissions[operationId];
  const cells = [...held].map((role) => row[role]);
  const refusals = cells.flatMap((cell) => refusalOf(cell, conditions) ?? []);
  if (refusals.length < cells.length && !cells.some(isBar)) return;
  const everyones = refusalOf(row['signed-in'], conditions);
  throw new Refusal(refusals.find((code) => code !== everyones) ?? everyones ?? 'signed-out');
}

/** @returns nothing when the cell allows it */
function refusalOf(cell: Cell, conditions: readonly Condition[]): PlainCode | undefined {
  if (typeof cell !== 'object') return cell === 'yes' ? undefined : cell;
  if ('bars' in cell) return cell.bars;
  return conditions.includes(cell.when) ? undefined : cell.otherwise;
}

function isBar(cell: Cell): boolean {
  return typeof cell === 'object' && 'bars' in cell;
}

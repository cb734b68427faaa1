import { type GoMap, goString, TypedValue } from '../go/go-type.ts';
import type { ColumnSet } from './columns.ts';

const HEADER_TYPE: GoMap = {
  kind: 'map',
  name: 'formatter.SubHeaderContext',
  key: goString,
  elem: goString,
};

/** What templates see in place of a row when they make the header: a map from names to titles. */
export function headerSubject<Row>(set: ColumnSet<Row>): TypedValue {
  const titles = set.names.map((name): [string, string] => [name, set.columns[name]?.header ?? '']);
  return new TypedValue(HEADER_TYPE, new Map(titles));
}

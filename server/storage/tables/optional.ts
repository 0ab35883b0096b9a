import type { ColumnType } from 'kysely';

/** A column that has a value of its own where none is given. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** A column that stays empty where nothing is given. */
export type Unset<T> = ColumnType<T | null, T | null | undefined, T | null>;

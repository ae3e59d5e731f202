// Who made and who changed a record: relationships that nearly every object has.

import type { Table } from './table.ts';

export const AUTHORS: NonNullable<Table['relationships']> = {
  CreatedBy: { field: 'CreatedById', object: 'User' },
  LastModifiedBy: { field: 'LastModifiedById', object: 'User' },
};

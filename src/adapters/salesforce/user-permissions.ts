// The permissions that deploys have to do with, by their fields in UserPermissionAccess.

import type { OrgPermission } from '../../domain/org/org.ts';

/** Modify All Data stands in for Modify Metadata. Salesforce's name for Manage Connected Apps is from its first years. */
export const permissionFields: Readonly<Record<string, OrgPermission>> = {
  PermissionsModifyMetadata: 'Modify Metadata Through Metadata API Functions',
  PermissionsModifyAllData: 'Modify All Data',
  PermissionsCustomizeApplication: 'Customize Application',
  PermissionsManageRemoteAccess: 'Manage Connected Apps',
  PermissionsViewSetup: 'View Setup and Configuration',
};

// Reads the certificates that stand in a folder with Salesforce metadata, such as the checkout of a project.

/** A file that holds a certificate or should. `path`: absolute. */
export type ProjectFile = {
  path: string;
  /** What the certificate belongs to: the label of an app, else the path. */
  label: string;
} & (
  | {
      /** DER of each, at least one. */
      certificates: readonly Uint8Array[];
    }
  | { problem: string }
);

export interface ProjectReader {
  /** Errors: fileUnreadable, of the folder or one in it: nothing of it is known then. */
  filesOf(folder: string, signal?: AbortSignal): Promise<ProjectFile[]>;
}

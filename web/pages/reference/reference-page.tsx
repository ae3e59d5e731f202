// The reference of the API, drawn from its document. Open to everybody, as the document is.

import { useQuery } from '@tanstack/react-query';
import { Card } from '../../components/card.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Table } from '../../components/table.tsx';
import { texts } from './texts.ts';
import './reference.css';

const documentPath = '/api/openapi.json';

interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  security: object[];
  'x-permission'?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: { description?: string } }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}

interface ApiDocument {
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
}

async function readDocument(): Promise<ApiDocument> {
  const response = await fetch(documentPath);
  return response.json();
}

export default function ReferencePage() {
  const document = useQuery({ queryKey: ['document'], queryFn: readDocument, staleTime: Number.POSITIVE_INFINITY });
  return (
    <main className="page">
      <PageHeader title={texts.title} kind="Latchkey">
        <a className="slds-button slds-button_neutral" href={documentPath}>
          {texts.document}
        </a>
      </PageHeader>
      <Loaded query={document}>
        {({ paths }) =>
          byTag(paths).map(([tag, operations]) => (
            <Card key={tag} title={tag}>
              {operations.map((one) => (
                <OperationEntry key={one.operation.operationId} {...one} />
              ))}
            </Card>
          ))
        }
      </Loaded>
    </main>
  );
}

interface Placed {
  method: string;
  path: string;
  operation: Operation;
}

function byTag(paths: ApiDocument['paths']): [string, Placed[]][] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  return [...Map.groupBy(all, ({ operation }) => operation.tags[0] ?? '')].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function OperationEntry({ method, path, operation }: Placed) {
  const { summary, security, requestBody, parameters = [], responses } = operation;
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return (
    <details>
      <summary>
        <code>
          {method} {path}
        </code>{' '}
        {summary}
      </summary>
      <div className="stack">
        <p>{security.length === 0 ? texts.open : texts.permission(operation['x-permission'] ?? '')}</p>
        {parameters.length > 0 && (
          <Table
            caption={`${texts.parameters}: ${operation.operationId}`}
            columns={[texts.parameter, texts.where, texts.meaning]}
          >
            {parameters.map((parameter) => (
              <tr key={`${parameter.in}${parameter.name}`}>
                <th scope="row">
                  <code>{parameter.name}</code>
                </th>
                <td>{parameter.in}</td>
                <td>{parameter.schema?.description}</td>
              </tr>
            ))}
          </Table>
        )}
        {requestBody !== undefined && <Schema title={texts.sent} content={requestBody.content} />}
        {answers.map(([status, { content }]) => (
          <Schema key={status} title={texts.answered(status)} content={content ?? {}} />
        ))}
      </div>
    </details>
  );
}

function Schema({ title, content }: { title: string; content: Record<string, { schema?: unknown }> }) {
  return Object.entries(content).map(([type, { schema }]) => (
    <section key={type}>
      <h3>
        {title}, {type}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className="schema" tabIndex={0}>
        {JSON.stringify(schema, null, 2)}
      </pre>
    </section>
  ));
}

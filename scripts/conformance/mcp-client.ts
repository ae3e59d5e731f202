// A conversation with @salesforce/mcp as an assistant has it: JSON-RPC, one message a line, over the server's own streams.

import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Sandbox } from './sandbox.ts';

export interface ToolCall {
  name: string;
  arguments: Record<string, unknown>;
}

interface Answer {
  id?: number;
  result?: { content?: { text?: string }[] };
  error?: { message: string };
}

/** The text that each tool answers, in the order of the calls. */
export async function askMcpServer(
  clients: string,
  sandbox: Sandbox,
  env: Record<string, string>,
  calls: readonly ToolCall[],
): Promise<string[]> {
  const args = ['--orgs', 'ALLOW_ALL_ORGS', '--toolsets', 'orgs,data', '--no-telemetry'];
  const server = sandbox.start(join(clients, 'node_modules/.bin/sf-mcp-server'), args, env);
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const send = (message: object) => server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const answerTo = async (id: number): Promise<Answer> => {
    for (;;) {
      const line = await lines.next();
      if (line.done === true) throw new Error('the server ended without an answer');
      const answer = JSON.parse(line.value) as Answer;
      if (answer.id !== id) continue;
      if (answer.error !== undefined) throw new Error(answer.error.message);
      return answer;
    }
  };
  try {
    const clientInfo = { name: 'conformance', version: '1' };
    send({ id: 0, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } });
    await answerTo(0);
    send({ method: 'notifications/initialized' });
    const texts: string[] = [];
    for (const [index, call] of calls.entries()) {
      send({ id: index + 1, method: 'tools/call', params: call });
      const { result } = await answerTo(index + 1);
      texts.push((result?.content ?? []).map(({ text }) => text ?? '').join('\n'));
    }
    return texts;
  } finally {
    server.kill();
    await once(server, 'close');
  }
}

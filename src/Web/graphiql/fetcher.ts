import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { type DocumentNode, getOperationAST } from 'graphql';

type Result = Record<string, unknown>;

/** Asks this server's /graphql: a subscription as server-sent events, all else as one answer. */
export const fetcher: Fetcher = (params, options) =>
  isSubscription(params, options?.documentAST) ? events(params) : answer(params);

function isSubscription({ operationName }: FetcherParams, document: DocumentNode | undefined): boolean {
  return document !== undefined && getOperationAST(document, operationName ?? undefined)?.operation === 'subscription';
}

async function answer(params: FetcherParams): Promise<Result> {
  const response = await ask(params, 'application/graphql-response+json, application/json;q=0.9');
  return (await response.json()) as Result;
}

async function* events(params: FetcherParams): AsyncGenerator<Result> {
  const leave = new AbortController();
  try {
    const response = await ask(params, 'text/event-stream', leave.signal);
    if (!response.headers.get('content-type')?.startsWith('text/event-stream') || response.body === null) {
      yield (await response.json()) as Result;
      return;
    }

    let text = '';
    for await (const piece of chunks(response.body.pipeThrough(new TextDecoderStream()))) {
      const ended = (text + piece).split('\n\n');
      text = ended.pop() ?? '';
      for (const event of ended) {
        if (event.startsWith('event: complete')) return;
        const data = event.split('\n').find((line) => line.startsWith('data: '));
        if (data !== undefined) yield JSON.parse(data.slice('data: '.length)) as Result;
      }
    }
  } finally {
    leave.abort();
  }
}

async function* chunks(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function ask(params: FetcherParams, accept: string, signal?: AbortSignal): Promise<Response> {
  return fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(params),
    ...(signal && { signal }),
  });
}

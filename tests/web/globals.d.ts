// What tests/web/page/program.js offers to page.evaluate.
declare const harness: {
  start(workerUrl: string): void;
  state(): { happenings: [number, number][]; heard: [number, number][]; writer: number[]; faults: string[] };
  load(name: string, areas: number[]): Promise<any>;
  read(name: string, area: number, keys: number[]): Promise<any>;
  commit(
    name: string,
    writes: { area: number; key: number; value: string | null }[],
    ...expected: { area: number; key: number; value: string | null }[]
  ): Promise<{ done: true } | { done: false; key: string }>;
  identity(): Promise<any>;
  keepEnrolment(record: string): Promise<{ done: true } | { done: false; key: string }>;
  send(request: {
    method?: string;
    path: string;
    body?: string;
    signPrefix?: string;
    bearer?: string;
    idleTimeoutMs?: number;
  }): Promise<{ status: number; retryAfterMs: number; body: string }>;
  listen(bearer: string): void;
  commitForEver(name: string): Promise<unknown>;
};
declare var endless: { saved: number; rest: boolean };

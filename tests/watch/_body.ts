/**
 * The body of an answer, which comes bit by bit, and may break.
 *
 * @module
 */

const encoder = new TextEncoder();

export class Body {
  readonly stream: ReadableStream<Uint8Array>;
  /** Whether neither side has ended it. */
  isOpen = true;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #onClose: () => void = () => {};

  constructor(signal: AbortSignal) {
    this.stream = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.#close(),
    });
    signal.addEventListener("abort", () => this.fail(signal.reason), { once: true });
  }

  onClose(call: () => void): void {
    if (this.isOpen) this.#onClose = call;
    else call();
  }

  push(text: string): void {
    if (this.isOpen && text !== "") this.#controller?.enqueue(encoder.encode(text));
  }

  end(): void {
    if (!this.isOpen) return;
    this.#controller?.close();
    this.#close();
  }

  fail(error: unknown): void {
    if (!this.isOpen) return;
    this.#controller?.error(error);
    this.#close();
  }

  async text(): Promise<string> {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of this.stream) text += decoder.decode(chunk, { stream: true });
    return text;
  }

  #close(): void {
    this.isOpen = false;
    this.#onClose();
  }
}

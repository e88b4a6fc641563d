/**
 * What streams are read from.
 *
 * @module
 */

/**
 * Where bytes come from: standard input, the body of a response, a file, or any
 * other asynchronous iterable of chunks.
 *
 * @category streams
 * @since 0.1.0
 */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

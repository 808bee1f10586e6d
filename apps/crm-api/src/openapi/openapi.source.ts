import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The document, made when it is first asked for: it needs the whole application. */
@Injectable()
export class OpenApiSource {
  #describe: (() => OpenAPIObject) | undefined;
  #document: OpenAPIObject | undefined;

  describeWith(describe: () => OpenAPIObject): void {
    this.#describe = describe;
  }

  document(): OpenAPIObject {
    this.#document ??= this.#describe?.();
    if (this.#document === undefined) throw new Error('nobody describes the API');
    return this.#document;
  }
}

import type { Json } from './api-schemas.ts'

const problem = { $ref: '#/components/responses/Problem' }
const security = [{ session: [] }, { key: [] }]
const exampleId = '01a22900-0000-7000-8000-000000000001'

/** The routes of files, which are written by hand: contents are streamed. They stand beside the operations of the registry. */
export function filePaths(paths: Record<string, Json>): Record<string, Json> {
  return {
    '/api/files': { ...paths['/api/files'], post: upload },
    '/api/files/{fileId}': { ...paths['/api/files/{fileId}'], get: download },
  }
}

const upload: Json = {
  operationId: 'file.upload',
  summary:
    'Upload a file: a form with one file, or its bytes. Of a program more than 1 MB with Content-Digest (RFC 9530)',
  description:
    '上传文件：表单中的一个文件，或直接发送文件内容。程序发送超过 1 MB 的内容时带 Content-Digest（RFC 9530）',
  tags: ['file'],
  security,
  'x-keys': 'open',
  parameters: [
    {
      name: 'name',
      in: 'query',
      required: false,
      description: 'Name of the file where its bytes are sent.',
      schema: { type: 'string', maxLength: 255 },
      example: 'drawing.pdf',
    },
    {
      name: 'Content-Digest',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 300 },
      example: 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    },
    { $ref: '#/components/parameters/Csrf' },
  ],
  requestBody: {
    required: true,
    content: {
      'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: { file: { type: 'string', format: 'binary' } },
          required: ['file'],
        },
      },
    },
  },
  responses: {
    201: {
      description: 'Stored for a day, until a record holds it',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              id: { type: 'string', format: 'uuid' },
              name: { type: 'string' },
              size: { type: 'integer' },
              type: { type: 'string' },
            },
            required: ['id', 'name', 'size', 'type'],
          },
        },
      },
    },
    default: problem,
  },
}

const download: Json = {
  operationId: 'file.download',
  summary:
    'Download a file: one uploaded oneself, or held by a record whose field one may read; ranges are answered',
  description: '下载文件：自己上传的，或有权读取的字段中的；支持断点续传',
  tags: ['file'],
  security,
  'x-keys': 'open',
  parameters: [
    {
      name: 'fileId',
      in: 'path',
      required: true,
      schema: { type: 'string', format: 'uuid' },
      example: exampleId,
    },
  ],
  responses: {
    200: {
      description: 'The bytes',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    default: problem,
  },
}

import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { problem } from '@careway/service-kit';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { charsetOf, ER7_TYPES } from './er7-body.ts';
import { tellHl7Like, tellEr7, type Told } from './tell-reading.ts';

@ApiTags('doors')
@Controller('read')
export class ReadController {
  constructor(@Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes(...ER7_TYPES, 'text/plain', 'application/json')
  @ApiBody({ schema: { type: 'string', description: 'ER7, or the JSON of POST /events' } })
  @ApiHeader({ name: 'content-type', required: false })
  @ApiOperation({ summary: 'What a message would be answered, and why; nothing is stored' })
  read(@Body() body: unknown, @Headers('content-type') contentType?: string): Told | Told[] {
    const [places, now] = [this.places.current, new Date()];
    if (Buffer.isBuffer(body)) return tellEr7(body, places, now, charsetOf(contentType));
    if (typeof body === 'string') return tellEr7(Buffer.from(body), places, now, 'utf-8');
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return tellHl7Like(body, places, now);
    throw problem(422, {
      title: 'There is nothing to read',
      detail: 'Send one message: ER7 as text/plain, or JSON as POST /events takes it.',
    });
  }
}

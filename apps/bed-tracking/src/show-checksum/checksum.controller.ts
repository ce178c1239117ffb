import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { checksumOf, type Checksum } from './checksum.ts';

@ApiTags('state')
@Controller('state')
export class ChecksumController {
  constructor(private readonly database: Database) {}

  @Get('checksum')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'A checksum of spells, stays, merges, occupancy and flow',
    description: 'Equal states have equal checksums, however their messages came: in any order, with any repeats.',
  })
  checksum(): Promise<Checksum> {
    return checksumOf(this.database);
  }
}

import { JsonInspection } from './inspect-json.ts';
import type { Inspection, InspectStyle } from './inspection.ts';

/**
 * Begins to show objects: '' spaces out the engine's own JSON, "json" puts it on one line, anything else is
 * a template that runs once for each object. Rejects with FormatError with exit status 64 when it does not parse.
 * https://github.com/docker/cli/blob/v28.2.2/cli/command/inspect/inspector.go
 */
export async function startInspect(format: string, style: InspectStyle): Promise<Inspection> {
  switch (format) {
    case '':
      return new JsonInspection(style, 'indented');
    case 'json':
      return new JsonInspection(style, 'compact');
    default: {
      const { TemplateInspection } = await import('./inspect-template.ts');
      return new TemplateInspection(style, format);
    }
  }
}

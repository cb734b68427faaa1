/** What begins an action; a minus and a space behind it trim the text before. */
export const LEFT_DELIMITER: string = '{{';
/** What ends an action; a space and a minus before it trim the text behind. */
export const RIGHT_DELIMITER: string = '}}';

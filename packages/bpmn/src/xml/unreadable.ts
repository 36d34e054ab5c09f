/** The file is not BPMN at all. */
export class UnreadableBpmn extends Error {}

/** HCPCS Level II: supplies, enteral nutrition, equipment, codes of the DME contractors (K), orthotics and prosthetics. */
const SUPPLIER_ITEM = /^(?:A4[2-9]\d|A[5-8]\d\d|B4\d\d|[EKL]\d{3})\d$/

/** True for equipment, prostheses, orthotics and their supplies, which suppliers bill to the contractor for them. */
export const isSupplierItem = (code: string): boolean => SUPPLIER_ITEM.test(code)

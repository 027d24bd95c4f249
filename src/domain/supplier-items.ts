/** HCPCS Level II: medical and surgical supplies, equipment, DME of the contractors (K), orthotics and prosthetics. */
const SUPPLIER_ITEM = /^(?:A[4-8]|[EKL]\d)\d{3}$/

/** True for equipment, prostheses, orthotics and their supplies, which suppliers bill to the contractor for them. */
export const isSupplierItem = (code: string): boolean => SUPPLIER_ITEM.test(code)

"""Documents of Word (.docx): an archive of XML parts, made plain for Mammoth, with what it would drop."""

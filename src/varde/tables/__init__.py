"""Tables from elsewhere: CSV and XLSX, in and out. No models, no pages, nothing executed."""

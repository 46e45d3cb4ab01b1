"""What crosses a border: values, messages, documents. Imports nothing of ours."""

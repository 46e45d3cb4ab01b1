"""What StUF 03.01 and StUF-BG 3.10 need: safe XML, values without a value, the steering data."""

"""An OpenID Connect provider with test users, as an employer of reviewers runs one."""

"""The environment, read once at start; a bad value stops the start with one sentence that names it."""

import os
import re
import secrets
import sys
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote, urlsplit
from zoneinfo import available_timezones

import dj_database_url
from environs import Env, EnvError

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SECRETS = {"AKISMET_KEY", "EDGE_TOKEN", "REVIEW_HOOK_SECRET", "SECRET_KEY"}
NOT_REPEATED = SECRETS | {"DATABASE_REPLICA_URLS", "DATABASE_URL", "EDGE_URLS", "MAIL_URL", "REVIEW_HOOK_URL"}
EDGES = {"null", "varnish", "fastly", "cloudflare"}
EDGE_APIS = {"fastly": "https://api.fastly.com", "cloudflare": "https://api.cloudflare.com"}
#: How each kind of mail server is reached: its usual port, and when the line is encrypted.
MAIL_SERVERS: dict[str, tuple[int, dict[str, bool]]] = {
    "smtp": (25, {}),
    "submission": (587, {"use_tls": True}),
    "smtps": (465, {"use_ssl": True}),
}
MAIL_SECONDS = 20
MAIL_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")
WEB_ADDRESS = re.compile(r"https?://([a-z0-9][a-z0-9.-]*|\[[0-9a-f:]+\])(:[0-9]{1,5})?")

HOOK_ADDRESS = re.compile(
    r"(https://[A-Za-z0-9][A-Za-z0-9.-]*|https?://(localhost|127\.0\.0\.1|\[::1\]))(:[0-9]{1,5})?(/[!-~]*)?"
)


def stop(name: str, must: str) -> NoReturn:
    """End the process with one sentence: whoever runs the site should not have to read a traceback."""
    given = os.environ.get(name, "")
    state = "is missing, and" if not given else "" if name in NOT_REPEATED else f"is “{given}”, but"
    sys.stderr.write(f"The newsroom cannot start: {name} {state} must {must}.\n".replace("  ", " "))
    raise SystemExit(1)


def port(env: Env) -> int:
    must = "be a whole number from 1 to 65535, such as 8000"
    return read("PORT", must, lambda: _one_of(int(env.int("PORT", 8000)), range(1, 65536)))


def listen_host(env: Env) -> str:
    """Return the address to listen on, as numbers, which is what the server takes."""
    must = "be an IP address to listen on, such as 127.0.0.1, or 0.0.0.0 for all"
    given = str(env.str("HOST", "127.0.0.1"))
    return read("HOST", must, lambda: str(ip_address("127.0.0.1" if given == "localhost" else given.strip("[]"))))


def trusted_proxies(env: Env) -> int:
    must = "be the number of your own proxies before the site, such as 1, or 0 for none"
    return read("TRUSTED_PROXIES", must, lambda: _one_of(int(env.int("TRUSTED_PROXIES", 0)), range(100)))


def page_cache_megabytes(env: Env) -> int:
    must = "be a whole number of megabytes for each server process, such as 64"
    return read("PAGE_CACHE_MB", must, lambda: _one_of(int(env.int("PAGE_CACHE_MB", 64)), range(1, 100_001)))


def edge(env: Env) -> str:
    return read("EDGE", "be null, varnish, fastly or cloudflare", lambda: _one_of(str(env.str("EDGE", "null")), EDGES))


def edge_urls(env: Env, edge: str) -> list[str]:
    """Return the addresses that purges are sent to; a CDN has one that is known."""
    given = env.str("EDGE_URLS", "") or EDGE_APIS.get(edge, "")
    urls = [url.strip().rstrip("/").lower() for url in given.split(",")]
    if edge == "null":
        return []
    if not all(map(WEB_ADDRESS.fullmatch, urls)):
        stop("EDGE_URLS", "be where purges are sent, such as http://127.0.0.1:6081, or several with commas")
    if edge in EDGE_APIS and not (urls[0].startswith("https:") or host(urls[0]) in LOCAL_HOSTS):
        stop("EDGE_URLS", "begin with https, since a token is sent there; without it the CDN's own address is used")
    return list(dict.fromkeys(urls))


def edge_service(env: Env, edge: str) -> str:
    service: str = env.str("EDGE_SERVICE", "")
    if edge in EDGE_APIS and not re.fullmatch("[A-Za-z0-9]+", service):
        stop("EDGE_SERVICE", "be the service's ID at Fastly or the zone's ID at Cloudflare, letters and digits")
    return service


def edge_token(env: Env, edge: str) -> str:
    token: str = env.str("EDGE_TOKEN", "")
    if edge in EDGE_APIS and not re.fullmatch("[!-~]+", token):
        stop("EDGE_TOKEN", "be a token of Fastly or Cloudflare that may purge, without spaces")
    return token


def review_services(env: Env) -> dict[str, str]:
    """Return by their names what is needed to have reviews judged outside; empty what is not set up."""
    key, url = str(env.str("AKISMET_KEY", "")), str(env.str("REVIEW_HOOK_URL", ""))
    secret = str(env.str("REVIEW_HOOK_SECRET", ""))
    if not re.fullmatch("[A-Za-z0-9]{0,64}", key):
        stop("AKISMET_KEY", "be the key that Akismet gave you, letters and digits")
    if url and not HOOK_ADDRESS.fullmatch(url):
        stop("REVIEW_HOOK_URL", "be a web address that begins with https, unless it is on this machine")
    if (url or secret) and len(secret) < 32:
        stop("REVIEW_HOOK_SECRET", "be at least 32 characters that your service knows, too")
    return {"AKISMET_KEY": key, "REVIEW_HOOK_URL": url, "REVIEW_HOOK_SECRET": secret}


def mailers(env: Env) -> dict[str, dict[str, Any]]:
    """Return the mail server as Django wants it; without one, mails are written to the log."""
    given = str(env.str("MAIL_URL", ""))
    if not given:
        return {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    must = "be a mail server, such as submission://user:password@mail.example.org:587"
    url = read("MAIL_URL", must, lambda: urlsplit(given))
    if url.scheme not in MAIL_SERVERS or not url.hostname or url.path.strip("/"):
        stop("MAIL_URL", must)
    port, encryption = MAIL_SERVERS[url.scheme]
    login = {"username": unquote(url.username or ""), "password": unquote(url.password or "")}
    place = {"host": url.hostname, "port": read("MAIL_URL", must, lambda: url.port) or port}
    options = place | login | encryption | {"timeout": MAIL_SECONDS}
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def mail_from(env: Env, host: str) -> str:
    address: str = env.str("MAIL_FROM", "") or f"newsroom@{host}"
    if not MAIL_ADDRESS.fullmatch(address):
        stop("MAIL_FROM", "be the address that mails come from, such as desk@example.org")
    return address


def second_factor_roles(env: Env) -> list[str]:
    given = str(env.str("REQUIRE_SECOND_FACTOR", ""))
    names = [group.strip() for group in given.split(",")] if given else []
    if not all(names):
        stop("REQUIRE_SECOND_FACTOR", "be names of groups with commas between, such as Editor,Managing editor")
    return names


def switch(env: Env, name: str) -> bool:
    return read(name, "be true or false", lambda: bool(env.bool(name, False)))


def read[T](name: str, must: str, reader: Callable[[], T]) -> T:
    """Return what `reader` takes from the environment, or stop and say what it must be."""
    try:
        return reader()
    except (EnvError, ValueError):
        stop(name, must)


def _one_of[T](value: T, allowed: range | set[T]) -> T:
    if value not in allowed:
        raise ValueError(value)
    return value


def state_folder(env: Env, default: Path) -> Path:
    """Return the folder that holds everything the site keeps, made if it is not there."""
    folder = Path(env.str("VAR_DIR", str(default))).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        stop("VAR_DIR", f"be a folder that can be made, which {folder} is not")
    if not os.access(folder, os.W_OK | os.X_OK):
        stop("VAR_DIR", f"be a folder that this user may write to, which {folder} is not")
    return folder


def site_url(env: Env, port: int) -> str:
    """Return the address readers use, without a final slash: scheme, host and port only."""
    url = str(env.str("SITE_URL", f"http://localhost:{port}")).rstrip("/").lower()
    if not WEB_ADDRESS.fullmatch(url):
        stop("SITE_URL", "be a web address without a path, such as https://www.example.org")
    return url


def host(url: str) -> str:
    """Return the host of a web address as it stands in a Host header, without the port."""
    name = urlsplit(url).hostname or ""
    return f"[{name}]" if ":" in name else name


def secret_key(env: Env, var: Path, url: str) -> str:
    """Return SECRET_KEY; a site only this machine can see makes and keeps one of its own."""
    given: str = env.str("SECRET_KEY", "")
    make = "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
    must = f"have at least 50 random characters ({make} makes them)"
    if given:
        return given if len(given) >= 50 else stop("SECRET_KEY", must)
    if url.startswith("https:") or host(url) not in LOCAL_HOSTS:
        stop("SECRET_KEY", must)
    kept = var / "secret-key"
    if not kept.exists():
        _write_once(kept, secrets.token_urlsafe(64))
    return kept.read_text().strip()


def _write_once(path: Path, text: str) -> None:
    """Write a private file whole or not at all; of two processes that race the first one wins."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def time_zone(env: Env) -> str:
    must = "be the name of a time zone, such as Europe/Paris"
    return read("TIME_ZONE", must, lambda: _one_of(str(env.str("TIME_ZONE", "UTC")), available_timezones()))


def database(env: Env, default: Path) -> dict[str, Any]:
    """Return the database as Django wants it: a file of SQLite's, or PostgreSQL."""
    if not env.str("DATABASE_URL", ""):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": default}
    must = "name a PostgreSQL database or a SQLite file, such as postgres://user:password@host:5432/name"
    found = read("DATABASE_URL", must, lambda: dict(env.dj_db_url("DATABASE_URL")))
    engine = found.get("ENGINE", "").rpartition(".")[2]
    if engine not in {"sqlite3", "postgresql"} or found["NAME"] in {"", ":memory:"}:
        stop("DATABASE_URL", must)
    if engine == "sqlite3" and not Path(found["NAME"]).absolute().parent.is_dir():
        stop("DATABASE_URL", "name a SQLite file in a folder that exists")
    return found


def replicas(env: Env, database: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the databases that follow the primary, as Django wants them."""
    name = "DATABASE_REPLICA_URLS"
    urls = [url.strip() for url in env.str("DATABASE_REPLICA_URLS", "").split(",") if url.strip()]
    if urls and not database["ENGINE"].endswith("postgresql"):
        stop(name, "be empty unless DATABASE_URL names a PostgreSQL database")
    must = "name PostgreSQL databases that follow DATABASE_URL, with commas, such as postgres://user@host:5432/name"
    found: list[dict[str, Any]] = read(name, must, lambda: [dict(dj_database_url.parse(url)) for url in urls])
    if not all(replica["ENGINE"].endswith("postgresql") and replica["NAME"] for replica in found):
        stop(name, must)
    return found

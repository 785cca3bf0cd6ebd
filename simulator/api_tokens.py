"""/oauth2 and /v2/oauth: channel access tokens."""

from flask import request

from simulator import ids
from simulator.door import guarded, platform
from simulator.refusals import RefusedError
from simulator.shapes import Json

bp = guarded("line_tokens", bearer=False)
STATELESS_SECONDS, MONTH_SECONDS = 900, 2_592_000


@bp.post("/oauth2/v3/token")
def issue_stateless_token() -> Json:
    """Issue a token for fifteen minutes."""
    return issued(STATELESS_SECONDS)


@bp.post("/v2/oauth/accessToken")
def issue_token() -> Json:
    """Issue a token for thirty days."""
    return issued(MONTH_SECONDS)


@bp.post("/oauth2/v2.1/token")
def issue_token_by_jwt() -> Json:
    """Issue a token for the time a signed assertion asks for; the assertion is taken on trust."""
    return issued(MONTH_SECONDS) | {"key_id": ids.opaque()}


@bp.post("/v2/oauth/verify")
@bp.get("/oauth2/v2.1/verify")
def verify_token() -> Json:
    """Tell whether a token is good."""
    token = request.values.get("access_token", "")
    if token != platform().state.channel.access_token and token not in platform().issued_tokens:
        raise RefusedError(400, "invalid_request")
    return {"client_id": "lookalike", "expires_in": STATELESS_SECONDS, "scope": "P"}


@bp.post("/v2/oauth/revoke")
@bp.post("/oauth2/v2.1/revoke")
def revoke_token() -> tuple[str, int]:
    """Take a token back."""
    platform().issued_tokens.discard(request.values.get("access_token", ""))
    return "", 200


def issued(seconds: int) -> Json:
    """Return a new token as LINE hands it out; RefusedError (400) when the channel's secret is wrong."""
    secret = request.form.get("client_secret")
    if secret is not None and secret != platform().state.channel.secret:
        raise RefusedError(400, "invalid_client")
    token = ids.quote_token()
    platform().issued_tokens.add(token)
    return {"access_token": token, "expires_in": seconds, "token_type": "Bearer"}
